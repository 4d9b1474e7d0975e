/** Words in both languages at once, for what is given a name in a workflow: whoever reads Dutch is not to write the
 *  English of 'Ballot'. */
import { LANGUAGES, Words as Catalogue } from '../../i18n.svelte';
import type { Params } from '../../protocol';
import type { Words } from './source';

let catalogues: Catalogue[] = [];

/** The words of the designer, in each language. */
export async function bothLanguages(): Promise<void> {
  const fetched = LANGUAGES.map(async (language) => {
    const catalogue = new Catalogue();
    catalogue.language = language;
    await catalogue.with('phone', 'desk', 'designer');
    return catalogue;
  });
  catalogues = await Promise.all(fetched);
}

export function inBoth(code: string, params: Params | ((language: Catalogue['language']) => Params) = {}): Words {
  return Object.fromEntries(
    catalogues.map((each) => [
      each.language,
      each.say(code, typeof params === 'function' ? params(each.language) : params),
    ]),
  );
}
