import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MovementView } from '../../lib/desk/directory';
import type { ListPreview } from '../../lib/desk/listing';
import { words } from '../../lib/i18n.svelte';
import Badges from './Badges.svelte';
import List from './List.svelte';
import People from './People.svelte';

const view: MovementView = {
  id: 'm',
  name: 'Beweging',
  language: 'nl',
  organisations: {
    a: { order: 1, name: 'Organisatie 11', short: '', kind: 'member' },
    b: { order: 2, name: 'Organisatie 12', short: '', kind: 'member' },
  },
  people: { one: { order: 1, name: 'Delegatie 11', language: 'nl', roles: { a: ['delegate'] } } },
};
const session = { person: 'me', name: 'Coördinator', roles: ['coordinator'], meetings: [], movements: [] };
const empty: ListPreview = {
  columns: { organisation: 'Organisatie' },
  rows: {},
  counts: { people: 1, organisations: 2, known: 0, wrong: 0 },
};

/** The server as far as a page sees it: what was asked of it, and what it answers about a list. */
let asked: { url: string; body: Record<string, unknown> }[] = [];
let preview: ListPreview = empty;

beforeEach(async () => {
  asked = [];
  await words.choose('nl');
  await words.withDesk();
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  vi.stubGlobal('fetch', (url: string, { method, body }: RequestInit = {}) => {
    if (method === 'POST') asked.push({ url, body: JSON.parse(String(body)) as Record<string, unknown> });
    const answer =
      url === '/api/session' ? session : url.endsWith('/list') ? preview : url.includes('command') ? {} : view;
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } }));
  });
});

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('people', () => {
  it('say what is missing, and a removal can be undone', async () => {
    render(People, { route: { screen: 'people', movement: 'm' } });
    await screen.findByText('Organisatie 12 kan nog niet stemmen: er is geen afgevaardigde.');
    await press('Wijzig Organisatie 12');
    await press('Verwijder');
    await press('Maak ongedaan');
    await waitFor(() => expect(asked).toHaveLength(2));
    const sent = { movement: 'm', organisation: 'b' };
    expect(asked[0]).toMatchObject({ url: '/api/commands/movement.remove_organisation', body: sent });
    expect(asked[1]).toMatchObject({ url: '/api/commands/movement.restore_organisation', body: sent });
  });

  it('of whom participation was ended get all their roles back', async () => {
    render(People, { route: { screen: 'people', movement: 'm' } });
    await press('Bekijk Delegatie 11');
    await press('Beëindig deelname');
    const sure = await screen.findByRole('dialog', { name: 'Doet Delegatie 11 niet meer mee?' });
    await fireEvent.click(within(sure).getByRole('button', { name: 'Beëindig deelname' }));
    await screen.findByText('Delegatie 11 doet niet meer mee.');
    await press('Maak ongedaan');
    await waitFor(() => expect(asked).toHaveLength(2));
    const given = { movement: 'm', person: 'one', organisation: 'a', role: 'delegate' };
    expect(asked[1]).toMatchObject({ url: '/api/commands/movement.give_role', body: given });
  });

  it('move to another organisation in one go, and back', async () => {
    render(People, { route: { screen: 'people', movement: 'm' } });
    await press('Bekijk Delegatie 11');
    await press('Wijzig: afgevaardigde voor Organisatie 11');
    await fireEvent.change(screen.getByLabelText('Organisatie'), { target: { value: 'b' } });
    await fireEvent.click(screen.getAllByRole('button', { name: 'Bewaar' })[0] as HTMLElement);
    await waitFor(() => expect(asked).toHaveLength(2));
    await fireEvent.click((await screen.findAllByRole('button', { name: 'Maak ongedaan' }))[0] as HTMLElement);
    await waitFor(() => expect(asked).toHaveLength(4));
    expect(asked.map(({ url, body }) => [url.split('.').at(-1), body['organisation']])).toEqual([
      ['give_role', 'b'],
      ['take_role', 'a'],
      ['give_role', 'a'],
      ['take_role', 'b'],
    ]);
  });

  it('offer no removal of an organisation where somebody has a role', async () => {
    render(People, { route: { screen: 'people', movement: 'm' } });
    await press('Wijzig Organisatie 11');
    await screen.findByText(/Verwijderen kan als hier niemand meer een rol heeft/);
    expect(screen.queryByRole('button', { name: 'Verwijder' })).toBeNull();
  });

  it('send nothing while a name is missing', async () => {
    render(People, { route: { screen: 'people', movement: 'm' } });
    await press(/Organisatie erbij/);
    await press('Voeg toe');
    await screen.findByText('Vul een naam in.');
    expect(asked).toEqual([]);
  });
});

describe('a list', () => {
  async function look(): Promise<void> {
    render(List, { route: { screen: 'list', movement: 'm' } });
    await fireEvent.input(await screen.findByLabelText(/Plak hier/), { target: { value: 'Organisatie\nMijzo' } });
    await press('Bekijk de lijst');
  }

  it('is not taken over while a row is wrong, and says why at its place', async () => {
    const problems = { 1: { code: 'unknown_role', params: { value: 'baas' }, field: 'role' } };
    const rows = { 1: { order: 1, line: 2, status: 'wrong' as const, organisation: 'Mijzo', role: 'baas', problems } };
    preview = { ...empty, rows, counts: { ...empty.counts, wrong: 1 } };
    await look();
    await screen.findByText('1 regel klopt nog niet.');
    expect((await screen.findByText(/De rol ‘baas’ kennen we niet/)).closest('[role=cell]')?.textContent).toContain(
      'baas',
    );
    expect(screen.queryByRole('button', { name: /^Neem .* over$/ })).toBeNull();
  });

  it('says where a new name is very like another, and can be taken over all the same', async () => {
    const notes = { 1: { code: 'resembles', params: { name: 'Mijzo' }, field: 'organisation' } };
    const rows = { 1: { order: 1, line: 2, status: 'new' as const, organisation: 'Mjzo', notes } };
    preview = { ...empty, rows, take: { organisations: [{}], people: [] } };
    await look();
    const note = await screen.findByText('Lijkt op Mijzo. Bedoel je die?');
    expect(note.closest('[role=cell]')?.textContent).toContain('Mjzo');
    await screen.findByRole('button', { name: /^Neem .* over$/ });
  });

  it('is taken over just as the server understood it', async () => {
    const take = { organisations: [{ organisation: 'x' }], people: [{ person: 'y' }] };
    preview = { ...empty, take };
    await look();
    await press('Neem 2 organisaties en 1 persoon over');
    await screen.findByText(/Overgenomen: 2 organisaties en 1 persoon/);
    expect(asked.at(-1)).toMatchObject({ url: '/api/commands/movement.take_list', body: { movement: 'm', ...take } });
  });

  it('is looked at again before it is taken over, once the text has changed', async () => {
    preview = { ...empty, take: { organisations: [], people: [] } };
    await look();
    await screen.findByRole('button', { name: /^Neem/ });
    await fireEvent.input(screen.getByLabelText(/Plak hier/), { target: { value: 'Organisatie\nTopaz' } });
    await screen.findByText('Je hebt de tekst veranderd. Bekijk de lijst opnieuw.');
    expect(screen.queryByRole('button', { name: /^Neem/ })).toBeNull();
  });
});

describe('badges', () => {
  it('make nothing before the button is pressed, and keep the secret out of every address', async () => {
    render(Badges, { route: { screen: 'badges', movement: 'm' } });
    await screen.findByText('Voor wie?');
    expect(asked).toEqual([]);
    await press('Maak 1 link');
    const link = await screen.findByLabelText<HTMLInputElement>('De persoonlijke link');
    const [given] = asked[0]?.body['links'] as { person: string; token: string }[];
    expect(given?.person).toBe('one');
    expect(given?.token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(link.value).toBe(`${location.origin}/link#${given?.token ?? ''}`);
    expect(asked.map((each) => each.url)).toEqual(['/api/commands/movement.give_links']);
  });

  it('that nobody has yet are not left without asking', async () => {
    render(Badges, { route: { screen: 'badges', movement: 'm' } });
    await press('Maak 1 link');
    await fireEvent.click(await screen.findByRole('link', { name: 'Naar alle mensen' }));
    await screen.findByRole('heading', { name: 'Heb je de links al?' });
  });
});
