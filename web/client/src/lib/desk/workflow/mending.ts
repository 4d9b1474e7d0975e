/** For some problems there is one usual way to mend them; it is offered beside the problem, never done unasked. Pure. */
import type { Language, Params } from '../../protocol';
import { addMove, changeMove, removeMove, type Made } from './editing';
import type { Placed } from './problems';
import { called, type Source, type Words } from './source';

/** A way to mend: what its button says, and what it makes. */
export interface Mending {
  code: string;
  params: Record<string, string>;
  mend: (source: Source) => Made;
}

/** The guard that holds after a ballot that ended so. */
const GUARD_OF: Record<string, string> = {
  passed: 'ballot_passed',
  partly_passed: 'ballot_partly_passed',
  failed: 'ballot_failed',
  tied: 'ballot_tied',
  run_off: 'ballot_needs_run_off',
  advice: 'ballot_gave_advice',
  no_quorum: 'ballot_lacks_quorum',
};

/** `says` gives the title of what is made, in each language. */
export function mendingOf(
  problem: Placed,
  source: Source,
  says: (code: string, params?: Params | ((language: Language) => Params)) => Words,
): Mending | undefined {
  const { code, params, place } = problem;
  const unled = code === 'no_way_out' && votedAndLeft(source, String(params['stage']));
  if (code === 'case_uncovered' || unled) {
    const stage = String(params['stage']);
    const ending = unled ? 'passed' : String(params['case']);
    const guard = GUARD_OF[ending];
    const to = whereTo(source, stage, ending);
    if (!guard || !to) return undefined;
    const title = says(`designer.after.${ending}`);
    return {
      code: 'designer.mend.move',
      params: { to },
      mend: (now) => addMove(now, { title, from: [stage], to, guards: [guard] }),
    };
  }
  if (code === 'no_way_out' || code === 'unreachable_stage') {
    const stage = String(params['stage']);
    const [from, to] = code === 'no_way_out' ? [stage, onward(source, stage)] : [leftOpen(source, stage), stage];
    if (!from || !to) return undefined;
    const title = says('designer.move_to', (language) => ({ stage: called(source.stages[to]?.title, language, to) }));
    return {
      ...(code === 'no_way_out'
        ? { code: 'designer.mend.move', params: { to } }
        : { code: 'designer.mend.from', params: { from } }),
      mend: (now) => addMove(now, { title, from: [from], to, by: ['coordinator'] }),
    };
  }
  if (place.kind !== 'move') return undefined;
  const made = (after: Source): Made => ({ source: after, place });
  if (code === 'override_on_automatic' || code === 'override_without_guards') {
    const mend = (now: Source): Made => made(changeMove(now, place.name, { override: undefined }));
    return { code: 'designer.mend.override', params: {}, mend };
  }
  if (code === 'ending_impossible' || code === 'move_never_first' || code === 'by_hand_too_late') {
    const mend = (now: Source): Made => ({ source: removeMove(now, place.name), place: { kind: 'whole', name: '' } });
    return { code: 'designer.mend.remove', params: {}, mend };
  }
  return undefined;
}

/** A ballot after which nothing goes yet: what passed comes first. */
function votedAndLeft(source: Source, name: string): boolean {
  const left = Object.values(source.moves).some((move) => move.from.includes(name));
  return source.stages[name]?.activity === 'ballot' && !left;
}

/** Where people do something, and where a vote does not decide what comes next. */
const ledOn = (source: Source, name: string): boolean =>
  !source.stages[name]?.outcome && !['ballot', 'consent'].includes(source.stages[name]?.activity ?? '');

/** The first stage that nothing leads to yet: from one that leads nowhere, on to there. */
function onward(source: Source, from: string): string | undefined {
  const reached = new Set([source.start, from, ...Object.values(source.moves).map((move) => move.to)]);
  if (!ledOn(source, from) || Object.values(source.moves).some((move) => move.from.includes(from))) return undefined;
  return Object.keys(source.stages).find((name) => !reached.has(name) && !source.stages[name]?.outcome);
}

/** The first stage that leads nowhere yet, before a stage that nothing leads to. */
function leftOpen(source: Source, to: string): string | undefined {
  return Object.keys(source.stages).find((name) => onward(source, name) === to);
}

/** What is adopted or rejected ends so; everything else goes back to where the ballot was opened from. */
export function whereTo(source: Source, stage: string, ending: string): string | undefined {
  const ends = (outcome: string): string | undefined =>
    Object.entries(source.stages).find(([, each]) => each.outcome === outcome)?.[0];
  const before = Object.values(source.moves)
    .filter((move) => move.to === stage)
    .flatMap((move) => move.from)
    .filter((from) => from !== stage);
  const back = before.find((each) => source.stages[each]?.activity === 'drafting') ?? before[0] ?? source.start;
  if (ending === 'passed' || ending === 'advice') return ends('adopted') ?? back;
  if (ending === 'failed') return ends('rejected') ?? back;
  return back === stage ? undefined : back;
}
