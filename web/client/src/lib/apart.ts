/** How parts of those who voted answered, as tables: what the server tells only where each part is large enough. Pure. */
import type { Counted, Result } from './protocol';
import { sorted } from './select';

const PARTS = { sides: ['room', 'online'], kinds: ['member', 'partner', 'support', 'guest'] } as const;
type Of = keyof typeof PARTS;
/** What is answered by for and against is read in this order; other answers stand as the method has them. */
const READ = ['yes', 'abstain', 'no'];

export interface Apart {
  of: Of;
  questions: {
    id: string;
    n: number | undefined;
    text: string;
    options: string[];
    parts: [string, Counted][];
  }[];
}

export function answersApart(result: Result): Apart[] {
  const found = (['sides', 'kinds'] as const).map((of): Apart => {
    const told = sorted(result.questions).flatMap(([id, question]) => {
      const { n, text, [of]: apart } = question;
      if (!apart) return [];
      const parts = PARTS[of].flatMap((part): [string, Counted][] => (apart[part] ? [[part, apart[part]]] : []));
      const names = Object.keys(parts[0]?.[1] ?? {});
      const options = names.includes('yes') && names.every((name) => READ.includes(name)) ? READ : names;
      return [{ id, n, text, options, parts }];
    });
    return { of, questions: told };
  });
  return found.filter(({ questions }) => questions.length);
}
