/** What was chosen, in words, whatever was asked. */
import { answersSentence, type Asked } from '../answer';
import { choiceSentence } from '../choice';
import type { Choice } from '../protocol';
import { isSplit } from '../splitting';

export function chosenSentence(choice: Choice, asked: Asked): string {
  const plain = asked.method === 'yes_no_abstain' && !Object.values(choice).some(isSplit);
  return plain ? choiceSentence(choice, asked.questions) : answersSentence(choice, asked);
}
