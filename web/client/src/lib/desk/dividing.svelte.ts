/** Dividing the work of a plan that was adopted: who does what by when, and taking that back. */
import { Doing, type Door } from '../doing.svelte';
import { t } from '../i18n.svelte';
import type { Task } from '../protocol';
import { randomId } from '../random';
import { Undoing } from './undoing.svelte';

export interface Written {
  text: string;
  /** Nothing: it looks for somebody. */
  owner: string;
  due: string;
  clause: string;
}

export class Dividing {
  readonly doing: Doing;
  readonly undoing = new Undoing();

  constructor(
    door: Door,
    private readonly proposal: string,
  ) {
    this.doing = new Doing(door);
  }

  /** A new task, or `task` in other words. One that somebody had (`owned`) and that is nobody's now is given back. */
  async write(written: Written, task?: string, owned = false): Promise<boolean> {
    const { text, owner, due, clause } = written;
    const said = { ...(owner ? { owner } : {}), ...(clause ? { clause } : {}) };
    const fields = { task: task ?? randomId(), text: text.trim(), due, ...said };
    if (!task) return this.#run('proposal.assign_task', fields);
    const written_anew = await this.#run('proposal.change_task', fields);
    return written_anew && owned && !owner ? this.#run('proposal.give_task_back', { task }) : written_anew;
  }

  async finish(task: string, text: string): Promise<void> {
    if (!(await this.#run('proposal.finish_task', { task }))) return;
    this.undoing.did(t('dividing.finished', { text }), () => this.reopen(task));
  }

  reopen(task: string): Promise<boolean> {
    return this.#run('proposal.reopen_task', { task });
  }

  async remove(task: string, gone: Task): Promise<void> {
    if (!(await this.#run('proposal.remove_task', { task }))) return;
    this.undoing.did(t('dividing.removed', { text: gone.text }), () => this.#putBack(gone));
  }

  async #putBack(gone: Task): Promise<boolean> {
    const task = randomId();
    const { text, owner, due = '', clause } = gone;
    const back = { task, text, due, ...(owner ? { owner } : {}), ...(clause ? { clause } : {}) };
    if (!(await this.#run('proposal.assign_task', back))) return false;
    return gone.done ? this.#run('proposal.finish_task', { task }) : true;
  }

  #run(name: string, fields: object): Promise<boolean> {
    this.undoing.forget();
    return this.doing.run(name, { proposal: this.proposal, ...fields });
  }
}
