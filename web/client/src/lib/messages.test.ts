// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import cases from '../../../../messages/cases.json';
import deskEn from '../../../../messages/desk.en.json';
import deskNl from '../../../../messages/desk.nl.json';
import designerEn from '../../../../messages/designer.en.json';
import designerNl from '../../../../messages/designer.nl.json';
import phoneEn from '../../../../messages/en.json';
import phoneNl from '../../../../messages/nl.json';
import rehearseEn from '../../../../messages/rehearse.en.json';
import rehearseNl from '../../../../messages/rehearse.nl.json';
import { render, type Catalogue } from './messages';
import type { Language, Params } from './protocol';

const nl = { ...phoneNl, ...deskNl, ...designerNl, ...rehearseNl } as Catalogue;
const en = { ...phoneEn, ...deskEn, ...designerEn, ...rehearseEn } as Catalogue;
const catalogues: Record<Language, Catalogue> = { nl, en };

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(each.name) && !each.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('messages', () => {
  it.each(cases.map((each, n) => [`${n} ${each.language} ${each.code}`, each] as const))('%s', (_, each) => {
    const language = each.language as Language;
    expect(render(catalogues[language], language, each.code, each.params as unknown as Params)).toBe(each.text);
  });

  it('have the same codes in both languages', () => {
    expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
  });

  it('has words for every code that a screen names', () => {
    const named = sources('src').flatMap((text) =>
      [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((found) => found[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((code) => !(code in nl))).toEqual([]);
  });
});
