/** What a file is, that somebody brings along, and as much of it as is sent to be read. Pure. */
export interface Asked {
  file: string;
  format: 'polder' | 'openslides';
}

/** Of the export of a whole OpenSlides meeting only the workflows leave this device: not its people and their motions. */
const WORKFLOWS = ['motion_workflow', 'motion_state'];

export function askedOf(text: string): Asked {
  const data = parsed(text);
  if (typeof data !== 'object' || data === null || isOurs(data)) return { file: text, format: 'polder' };
  if (!WORKFLOWS.every((each) => each in data)) return { file: text, format: 'openslides' };
  const kept = Object.entries(data).filter(([name]) => WORKFLOWS.includes(name));
  return { file: JSON.stringify(Object.fromEntries(kept)), format: 'openslides' };
}

/** A workflow of ours may be written as JSON too: its stages have names, those of OpenSlides stand in a list. */
function isOurs(data: object): boolean {
  return 'stages' in data && !('states' in data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
