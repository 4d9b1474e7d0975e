import { afterEach, expect, it, vi } from 'vitest';
import { MinutesEditor } from './minutes.svelte';

afterEach(() => vi.unstubAllGlobals());

const headers = { 'Content-Type': 'application/json' };
const answer = (what: object): Response => new Response(JSON.stringify(what), { headers });
const desk = { title: '', phase: 'ended', time_zone: 'UTC', edition: 0, sections: {} };
const places = { end: { order: 1, kind: 'closing', title: '', text: '', rev: 0 } };

it('does not take its own words for those of a colleague, between saving them and reading them again', async () => {
  const reads: (() => void)[] = [];
  const saved = { end: { ...places.end, text: 'Dank.', rev: 1 } };
  vi.stubGlobal('fetch', (_: string, { method = 'GET' }: RequestInit = {}) => {
    if (method !== 'GET') return Promise.resolve(answer({ seq: 1 }));
    if (!reads.length) return Promise.resolve((reads.push(() => undefined), answer({ ...desk, places })));
    return new Promise((go) => reads.push(() => go(answer({ ...desk, places: saved }))));
  });
  const editor = new MinutesEditor('autumn');
  await editor.load();
  editor.type('end', 'Dank.');
  const saving = editor.save('end');
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  expect(editor.standing('end')).toBe('saved');
  editor.type('end', 'Dank aan iedereen.');
  expect(editor.conflicts).toBe(false);
  editor.type('end', 'Dank.');
  reads[1]?.();
  expect(await saving).toBe(true);
  editor.close();
});
