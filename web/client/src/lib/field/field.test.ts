import { render } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import Field from './Field.svelte';
import type { Ground, Parcel } from './sowing';

// A thousand elements take jsdom a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const GROUNDS: Ground[] = ['yes', 'abstain', 'no', 'water'];

function land(seats: number, named = true): Parcel[] {
  return Array.from({ length: seats }, (_, i) => ({
    ground: GROUNDS[Math.floor((i / seats) * 4)] ?? 'water',
    ...(named ? { seat: `s${i}`, name: `Organisatie ${i}`, short: `Org. ${i}`, mode: 'room' as const } : {}),
  }));
}

function drawn(seats: number, props: object = {}): SVGSVGElement {
  const parcels = land(seats);
  const { container } = render(Field, { parcels, seed: 'm', label: '17 voor, 2 onthoudingen', needed: 3, ...props });
  return container.querySelector('svg') as SVGSVGElement;
}

describe('the field', () => {
  it('says its sentence to who does not see it', () => {
    const svg = drawn(26);
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('17 voor, 2 onthoudingen');
  });
  it.each([12, 26, 200])('draws each of %i parcels, with at most a ground and a crop', (seats) => {
    const svg = drawn(seats);
    expect(svg.querySelectorAll('.parcel')).toHaveLength(seats);
    expect(svg.querySelectorAll('.parcel path').length).toBeLessThanOrEqual(seats * 2);
  });
  it.each([301, 2000])('draws %i parcels as one path for each state', (seats) => {
    const svg = drawn(seats);
    expect(svg.querySelectorAll('.parcel')).toHaveLength(0);
    const paths = [...svg.querySelectorAll('.merged')];
    expect(paths.map((path) => path.getAttribute('data-ground'))).toEqual(GROUNDS);
    const parcels = paths.flatMap((path) => path.getAttribute('d')?.match(/M/g) ?? []);
    expect(parcels).toHaveLength(seats);
    expect(svg.querySelectorAll('*').length).toBeLessThan(60);
  });
  it('writes names on the projector, up to sixty seats', () => {
    const hall = { size: 'hall', names: true, width: 1300, height: 820 };
    expect(drawn(26, hall).querySelector('.parcel text')?.textContent).toMatch(/^Organisatie/);
    expect(drawn(26).querySelector('.parcel text')).toBeNull();
    expect(drawn(200, hall).querySelector('.parcel text')).toBeNull();
  });
  it('tells one name at a tap where names do not fit', async () => {
    const svg = drawn(200);
    svg.querySelector('.parcel')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await Promise.resolve();
    expect(svg.querySelector('.named text')?.textContent).toBe('Organisatie 0');
  });
  it('puts a flag on my own parcel only', () => {
    const [first, ...rest] = land(26);
    const svg = drawn(26, { parcels: [{ ...first, mine: true }, ...rest] });
    expect(svg.querySelectorAll('.pole')).toHaveLength(1);
    expect(svg.querySelectorAll('.mine')).toHaveLength(1);
  });
  it('shows nothing but numbers of a secret ballot: no name, no mark, no flag', () => {
    const svg = drawn(26, { parcels: land(26, false), size: 'hall', names: true, width: 1300, height: 820 });
    expect(svg.querySelectorAll('.parcel text, .plate, .pole, [data-place]')).toHaveLength(0);
  });
  it('says beside the dyke how many are needed', () => {
    expect(drawn(26, { needLabel: 'Nodig: 18', needed: 18 }).querySelector('.label text')?.textContent).toBe(
      'Nodig: 18',
    );
    expect(drawn(26, { needed: 0 }).querySelector('.dyke')).toBeNull();
  });
});
