/** JSON merge patch (RFC 7396). Nothing is changed in place, and what a patch does not touch stays the same object, so
 *  that a screen redraws only what is new. */

type Dict = Record<string, unknown>;

function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function applyPatch(target: unknown, patch: unknown): unknown {
  if (!isDict(patch)) return patch;
  const before: Dict = isDict(target) ? target : {};
  let after: Dict | undefined = isDict(target) ? undefined : {};
  for (const [name, part] of Object.entries(patch)) {
    if (part === null) {
      if (!Object.hasOwn(before, name)) continue;
      after ??= { ...before };
      Reflect.deleteProperty(after, name);
      continue;
    }
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const next = applyPatch(old, part);
    if (next === old && Object.hasOwn(before, name)) continue;
    after ??= { ...before };
    Object.defineProperty(after, name, { value: next, writable: true, enumerable: true, configurable: true });
  }
  return after ?? before;
}
