/** Which video calls may be shown within our page: those of an origin that the operator named (POLDER_CALL_ORIGINS). The
 *  server says them in the page itself, and its content policy holds the browser to them. */

export function callOrigins(page: Document): string[] {
  const named = page.querySelector('meta[name="call-origins"]')?.getAttribute('content') ?? '';
  return named.split(' ').filter(Boolean);
}

/** As a content policy reads them: `*.` stands for every host under a name, not for the name itself. */
export function isFramed(link: string, origins: readonly string[]): boolean {
  let call: URL;
  try {
    call = new URL(link);
  } catch {
    return false;
  }
  return origins.some((origin) => {
    if (!origin.includes('*.')) return origin === call.origin;
    const [scheme, under] = origin.split('*') as [string, string];
    return call.origin.startsWith(scheme) && call.origin.endsWith(under);
  });
}
