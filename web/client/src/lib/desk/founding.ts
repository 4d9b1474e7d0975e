/** Founding a movement: the key that the server printed, and what the forms need before they are sent. Pure. */

export const LEAST_PASSWORD = 12;

/** The key, also when somebody pastes the whole address; nothing when nothing was typed. */
export function keyFrom(typed: string): string {
  const text = typed.trim();
  return encodeURIComponent(text.slice(text.lastIndexOf('#') + 1).trim());
}

export interface Account {
  email: string;
  password: string;
}

export interface FoundingForm extends Account {
  movement: string;
  name: string;
}

type Faults<F> = Partial<Record<keyof F, string>>;

/** Field → the message that says what it still needs. */
export function accountFaults({ email, password }: Account): Faults<Account> {
  return {
    ...(looksLikeAddress(email) ? {} : { email: 'start.need_email' }),
    ...(password.length >= LEAST_PASSWORD ? {} : { password: 'start.need_password' }),
  };
}

export function foundingFaults(form: FoundingForm): Faults<FoundingForm> {
  return {
    ...(form.movement.trim() ? {} : { movement: 'start.need_movement' }),
    ...(form.name.trim() ? {} : { name: 'start.need_name' }),
    ...accountFaults(form),
  };
}

/** As the server sees it (engine/fields.py), so that every fault is told at once. */
function looksLikeAddress(email: string): boolean {
  return /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/.test(email.trim());
}
