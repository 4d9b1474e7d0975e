/** A list before it is taken over: pasted or read from a file, looked at by the server, mended and looked at again. */
import { api, asRefusal } from '../api';
import { house } from '../house';
import type { Refusal } from '../protocol';
import { pastedFrom, textOf, type Field, type ListPreview } from './listing';
import { t, words } from '../i18n.svelte';

const TEXT = /\.(csv|tsv|tab|txt)$/i;

/** As a coordinator would have typed it. */
function named(field: Field, value?: string): string {
  if (value === undefined) return t(`listing.column.${field}`);
  const code = { role: `role.${value}`, kind: `directory.kind.${value}` }[field as string];
  return code && words.knows(code) ? t(code) : value;
}

export class Listing {
  text = $state('');
  /** The name of a workbook, which is no text that can be mended here. */
  file = $state('');
  preview = $state.raw<ListPreview | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  busy = $state(false);
  taken = $state(false);
  #looked = $state('');

  constructor(readonly movement: string) {}

  /** The text is no longer what the preview is about. */
  get stale(): boolean {
    return !this.file && this.preview !== undefined && this.text !== this.#looked;
  }

  async look(): Promise<void> {
    if (this.busy) return;
    const text = this.text;
    this.file = '';
    await this.#ask(() => api.lookAtList(this.movement, { text }));
    this.#looked = text;
  }

  /** A text file lands in the field, where it can be mended; a workbook is read by the server. */
  async choose(file: File): Promise<void> {
    if (this.busy) return;
    const text = TEXT.test(file.name) ? textOf(new Uint8Array(await file.arrayBuffer())) : undefined;
    if (text !== undefined) {
      this.text = text.replace(/^\uFEFF/, '');
      return this.look();
    }
    this.text = '';
    this.file = file.name;
    const form = new FormData();
    form.append('file', file);
    await this.#ask(() => api.lookAtList(this.movement, form));
    const mendable = this.preview && pastedFrom(this.preview, named);
    if (mendable === undefined) return;
    this.text = mendable;
    await this.look();
  }

  async take(): Promise<void> {
    const take = this.preview?.take;
    if (!take || this.busy || this.stale) return;
    this.busy = true;
    const answer = await house.command('movement.take_list', { movement: this.movement, ...take });
    this.busy = false;
    this.taken = answer.ok;
    this.refusal = answer.ok ? undefined : { code: answer.code, params: answer.params };
  }

  again(): void {
    Object.assign(this, { text: '', file: '', preview: undefined, refusal: undefined, taken: false });
  }

  async #ask(ask: () => Promise<ListPreview>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = undefined;
    try {
      this.preview = await ask();
    } catch (error) {
      this.preview = undefined;
      this.refusal = asRefusal(error);
    } finally {
      this.busy = false;
    }
  }
}
