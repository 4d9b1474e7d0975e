/** Laying what the groups wrote under themes; a theme that was taken away comes back with its notes. */
import { Doing, type Door } from '../doing.svelte';
import { t } from '../i18n.svelte';
import type { Theme } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';
import { Undoing } from './undoing.svelte';

export class HarvestDesk {
  readonly doing: Doing;
  readonly undoing = new Undoing();

  constructor(
    door: Door,
    private readonly meeting: string,
  ) {
    this.doing = new Doing(door);
  }

  add(round: string, title: string, theme = randomId()): Promise<boolean> {
    return this.#run('meeting.add_theme', { theme, round, title: title.trim() });
  }

  rename(theme: string, title: string): Promise<boolean> {
    return this.#run('meeting.rename_theme', { theme, title: title.trim() });
  }

  lay(theme: string, group: string, note: string): Promise<boolean> {
    return this.#run('meeting.harvest_note', { theme, group, note });
  }

  /** `note` is `group.note`; without a theme it lies loose again. */
  layAt(theme: string, note: string): Promise<boolean> {
    const at = note.indexOf('.');
    const [group, name] = [note.slice(0, at), note.slice(at + 1)];
    return theme ? this.lay(theme, group, name) : this.giveBack(group, name);
  }

  /** Under no theme any more. */
  giveBack(group: string, note: string): Promise<boolean> {
    return this.#run('meeting.return_note', { group, note });
  }

  async remove(theme: string, gone: Theme): Promise<void> {
    if (!(await this.#run('meeting.remove_theme', { theme }))) return;
    this.undoing.did(t('harvest.removed', { title: gone.title }), () => this.#putBack(gone));
  }

  async #putBack(gone: Theme): Promise<boolean> {
    const theme = randomId();
    if (!(await this.add(gone.round, gone.title, theme))) return false;
    for (const [name] of sorted(gone.notes)) await this.layAt(theme, name);
    return true;
  }

  #run(name: string, fields: object): Promise<boolean> {
    this.undoing.forget();
    return this.doing.run(name, { meeting: this.meeting, ...fields });
  }
}
