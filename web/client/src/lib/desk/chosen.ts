/** What was chosen, in words, whatever was asked. */
import { answersSentence, type Asked } from '../answer';
import { choiceSentence } from '../choice';
import type { Choice } from '../protocol';

export function chosenSentence(choice: Choice, asked: Asked): string {
  return asked.method === 'yes_no_abstain' ? choiceSentence(choice, asked.questions) : answersSentence(choice, asked);
}
