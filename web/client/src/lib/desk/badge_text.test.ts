// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { tokenIn } from './badge_text';

const TOKEN = 'a-Token_of-22-letters-x';

describe('the token in what a badge says', () => {
  it.each([
    [`https://polder.example/link#${TOKEN}`],
    [`http://192.168.1.4:8000/link#${TOKEN}`],
    [` https://polder.example/link#${TOKEN}\n`],
    [TOKEN],
  ])('is found in %j', (text) => {
    expect(tokenIn(text)).toBe(TOKEN);
  });

  it.each([['https://polder.example/j/123456'], ['https://example.org/menu'], ['123 456'], ['']])(
    'is not in %j',
    (text) => {
      expect(tokenIn(text)).toBeUndefined();
    },
  );
});
