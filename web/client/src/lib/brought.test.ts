import { afterEach, expect, test, vi } from 'vitest';

/** A page is read once; each of these is another page. */
async function page(holds: string): Promise<typeof import('./http')> {
  document.body.innerHTML = `<script type="application/json" id="brought">${holds}</script>`;
  vi.resetModules();
  return import('./http');
}

function network(answer: unknown): { asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => (asked.push(path), Promise.resolve(Response.json(answer))));
  return { asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

test('what the page brought is not asked for, the first time', async () => {
  const { call } = await page('{"/api/session": {"body": {"name": "Anna"}}}');
  const { asked } = network({ name: 'Berna' });

  expect(await call('GET', '/api/session')).toEqual({ name: 'Anna' });
  expect(asked).toEqual([]);
  expect(await call('GET', '/api/session')).toEqual({ name: 'Berna' });
  expect(asked).toEqual(['/api/session']);
});

test('what the page was refused is a refusal', async () => {
  const { call } = await page('{"/api/join/1": {"refused": {"code": "code_unknown", "params": {}}}}');

  await expect(call('GET', '/api/join/1')).rejects.toMatchObject({ refusal: { code: 'code_unknown' } });
});

test('only what is read was brought', async () => {
  const { call } = await page('{"/api/session": {"body": {"name": "Anna"}}}');
  const { asked } = network({ name: 'Berna' });

  expect(await call('POST', '/api/session', {})).toEqual({ name: 'Berna' });
  expect(asked).toEqual(['/api/session']);
});

test('a page that brought nothing asks', async () => {
  const { call } = await page('{}');
  document.body.innerHTML = '';
  const { asked } = network({});

  await call('GET', '/api/session');
  expect(asked).toEqual(['/api/session']);
});
