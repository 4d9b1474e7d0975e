import { describe, expect, it } from 'vitest';
import { askedOf } from './bringing';

describe('a file that is brought along', () => {
  it('is one of ours unless it is JSON of another shape', () => {
    const ours = 'workflow: plan\nstages: {}\n';
    expect(askedOf(ours)).toEqual({ file: ours, format: 'polder' });
    const json = JSON.stringify({ workflow: 'plan', stages: {} });
    expect(askedOf(json)).toEqual({ file: json, format: 'polder' });
    expect(askedOf('7').format).toBe('polder');
  });

  it('of OpenSlides is sent as it is when it holds workflows only', () => {
    const flow = JSON.stringify({ name: 'Motions', states: [{ name: 'submitted' }] });
    expect(askedOf(flow)).toEqual({ file: flow, format: 'openslides' });
    expect(askedOf(`[${flow}]`).format).toBe('openslides');
  });

  it('of a whole meeting is sent without anybody who was there', () => {
    const meeting = { user: { 1: { username: 'somebody' } }, motion_workflow: { 1: {} }, motion_state: { 2: {} } };
    const { file, format } = askedOf(JSON.stringify(meeting));
    expect(format).toBe('openslides');
    expect(JSON.parse(file)).toEqual({ motion_workflow: { 1: {} }, motion_state: { 2: {} } });
  });
});
