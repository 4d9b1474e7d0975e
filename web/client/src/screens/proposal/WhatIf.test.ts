import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ProposalPage } from '../../lib/desk/proposal';
import { words } from '../../lib/i18n.svelte';
import WhatIf from './WhatIf.svelte';

const RULES = { method: 'irv', counting: { equal: false }, per: 'options', tie: 'none', secrecy: 'open' };
const METHOD = { options: [], tie_rules: ['none', 'lot'], by_threshold: false, spends: false, settings: {} };
const METHODS = {
  irv: { order: 1, ...METHOD },
  borda: { order: 2, ...METHOD },
  consent: { order: 3, ...METHOD, options: ['x'] },
};
const FOUND = {
  what_if: true,
  result: 'passed',
  explained: {
    1: { code: 'outcome.won.points', params: { number: 2, points: '7/2' } },
    2: { code: 'outcome.lost.points', params: { number: 1, points: 3, short: '1/2' } },
  },
  questions: { plan: { order: 1, text: 'Plan', result: 'passed', counts: {} } },
};
const asked: [string, unknown][] = [];
let answer: Response;

function page(part: object = {}): ProposalPage {
  return {
    proposal: { results: { r1: { order: 1, ballot: 'b1' } } },
    counted_by: { b1: RULES },
    ...part,
  } as unknown as ProposalPage;
}

beforeEach(async () => {
  asked.length = 0;
  answer = Response.json(FOUND);
  const answers: Record<string, () => Response> = {
    '/api/methods': () => Response.json({ methods: METHODS }),
    '/api/methods/say': () => Response.json({ said: {} }),
    '/api/ballots/b1/what-if': () => answer,
  };
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push([path, typeof init?.body === 'string' ? JSON.parse(init.body) : undefined]);
    return Promise.resolve(answers[path]?.() ?? new Response('', { status: 404 }));
  });
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  await words.choose('nl');
  await words.withDesk();
  await words.with('result', 'refusals');
});

async function openAndChoose(method: string): Promise<void> {
  render(WhatIf, { page: page() });
  await fireEvent.click(screen.getByRole('button', { name: 'Tel eens anders' }));
  await screen.findByRole('option', { name: /punten/i });
  await fireEvent.change(screen.getByLabelText('Hoe tellen jullie dan?'), { target: { value: method } });
  await fireEvent.click(screen.getByRole('button', { name: 'Laat zien wat eruit komt' }));
}

test('the papers counted another way stand in a box that says that it is not the decision', async () => {
  await openAndChoose('borda');
  const box = await screen.findByTestId('what-if');
  expect(box.textContent).toContain('Dit is niet het besluit');
  expect(box.textContent).toContain('Nummer 2 is gekozen, met 3,5 punten.');
  expect(box.textContent).toContain('Nummer 1: 3 punten, 0,5 te weinig.');
  const [, sent] = asked.find(([path]) => path.endsWith('/what-if')) ?? [];
  expect(sent).toMatchObject({ rules: { method: 'borda', per: 'options' } });
});

test('only ways that answer the same question are offered, and another choice takes the answer away', async () => {
  await openAndChoose('borda');
  await screen.findByTestId('what-if');
  expect(screen.queryByRole('option', { name: /instemming/i })).toBeNull();
  await fireEvent.change(screen.getByLabelText('Hoe tellen jullie dan?'), { target: { value: 'irv' } });
  expect(screen.queryByTestId('what-if')).toBeNull();
});

test('papers that do not fit are said in a sentence', async () => {
  answer = Response.json({ code: 'what_if_other_papers', params: {} }, { status: 422 });
  await openAndChoose('borda');
  expect(await screen.findByText(/hadden de stembriefjes anders ingevuld moeten worden/)).toBeTruthy();
});

test('nobody else, and nothing before a ballot has been counted, is asked', () => {
  const { container } = render(WhatIf, { page: page({ counted_by: undefined }) });
  expect(container.textContent).toBe('');
});
