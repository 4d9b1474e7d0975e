/** A page that could not be fetched loads itself again, once: a newer version of Polder may stand on the server, and
 *  then the parts of this one are gone. It remembers that it did, so that it cannot go round. */

const MARK = 'polder.reloaded ';

interface Around {
  /** Remembers as long as this window lives; fails where a browser keeps nothing. */
  memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  online: boolean;
  reload: () => void;
}

function here(): Around {
  return { memory: sessionStorage, online: navigator.onLine, reload: () => location.reload() };
}

/** Whether the page is loading itself again; if not, somebody has to be told. */
export function reloadOnce(path: string, around = here): boolean {
  try {
    const { memory, online, reload } = around();
    if (!online || memory.getItem(MARK + path)) return false;
    memory.setItem(MARK + path, '1');
    reload();
    return true;
  } catch {
    return false;
  }
}

/** It came: the next time that it does not, it may be loaded again. */
export function arrived(path: string, around = here): void {
  try {
    around().memory.removeItem(MARK + path);
  } catch {
    // What was not kept need not be forgotten.
  }
}
