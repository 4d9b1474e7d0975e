import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import EXPORTS from '../../lib/desk/recount.exports.json';
import { words } from '../../lib/i18n.svelte';
import { forget, keep } from '../../lib/keep';
import CountPage from './CountPage.svelte';

const KEPT = 'polder.vote.me.b1.s1';

/** The page of an export, as the network gives it. */
async function open(name: string, changed: object = {}): Promise<{ receipt: string }> {
  const found = EXPORTS.find((each) => each.name === name) ?? EXPORTS[0];
  const document = found && { ...found.document, ...changed };
  const answer = (path: string) =>
    path.endsWith('/export') ? Response.json(document) : new Response('', { status: 401 });
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(answer(path)));
  render(CountPage, { route: { screen: 'count', ballot: 'b1' } });
  await screen.findByTestId('found');
  return { receipt: document?.papers[0]?.receipt ?? '' };
}

beforeEach(async () => {
  forget(KEPT);
  await words.choose('en');
  await words.withDesk();
});

test('papers that give the published outcome: it agrees, as a whole and for each point', async () => {
  await open('partly passed');
  expect(screen.getByTestId('verdict').textContent).toContain('It agrees with the result.');
  expect(document.querySelectorAll('[data-agrees="true"]')).toHaveLength(2);
});

test('a changed answer: it does not agree, and which point', async () => {
  await open('one answer changed');
  expect(screen.getByTestId('verdict').textContent).toContain('It does not agree with the result.');
  expect([...document.querySelectorAll('[data-agrees]')].map((row) => row.getAttribute('data-agrees'))).toEqual([
    'true',
    'false',
  ]);
  expect(screen.getByTestId('verdict').textContent).toContain('digest of the urn');
});

test('the paper that this device cast is marked without being asked for', async () => {
  const { document: of } = EXPORTS.find((each) => each.name === 'partly passed') ?? {};
  keep(KEPT, { ballot: 'b1', recorded: { receipt: of?.papers[0]?.receipt } });
  const { receipt } = await open('partly passed');
  expect(document.querySelector(`[data-receipt="${receipt}"]`)?.textContent).toContain('yours');
  expect(screen.getByText('This device voted. That paper is marked below.')).toBeTruthy();
});

test('a code that is typed is found whatever its case and spaces, and one that is not there is said so', async () => {
  const { receipt } = await open('partly passed');
  const field = screen.getByLabelText('Your code');
  await fireEvent.input(field, { target: { value: receipt.toLowerCase().replace('-', ' ') } });
  expect(screen.getByTestId('found').textContent).toContain('in the list');
  expect(document.querySelectorAll('tr.found')).toHaveLength(1);
  await fireEvent.input(field, { target: { value: 'ZZZZ ZZZZ' } });
  expect(screen.getByTestId('found').textContent).toContain('not in the list');
});

test('a secret ballot names nobody', async () => {
  await open('failed, secret');
  expect(screen.queryByRole('columnheader', { name: 'Organisation' })).toBeNull();
  expect(screen.getByText(/secret ballot/)).toBeTruthy();
});

test('a choice: the script is named that counts it, and each paper is shown by the numbers of its options', async () => {
  const options = ['a', 'b', 'none'].map((id, i) => ({ id, number: id === 'none' ? 0 : i + 1, text: '…' }));
  const answers = ['b>a=none', 'a>b', 'abstain'];
  await open('tied', {
    rules: { method: 'schulze', secrecy: 'open', quorum: 0, per: 'options', counting: {} },
    options,
    papers: answers.map((c1, i) => ({ receipt: `R${i}`, seat: `s${i}`, choice: { c1 } })),
  });
  expect(screen.getByTestId('verdict').textContent).toContain('The program by itself counts every ballot again');
  expect(screen.getByText('python3 recount.py b1.json')).toBeTruthy();
  expect(screen.getByText('2 > 1 = none of these')).toBeTruthy();
  expect(screen.getByText('abstain')).toBeTruthy();
});
