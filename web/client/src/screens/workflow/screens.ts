/** The screens of workflows, each with the words that only they say. */
import { designersWords } from '../../lib/desk/workflow/words';

type Screen = Promise<{ default: unknown }>;

export async function list(): Screen {
  return (await Promise.all([import('./Workflows.svelte'), designersWords()]))[0];
}

export async function designer(): Screen {
  return (await Promise.all([import('./DesignerPage.svelte'), designersWords()]))[0];
}
