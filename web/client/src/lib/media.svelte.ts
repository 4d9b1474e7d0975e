/** Whether a media query holds, for as long as the page does. Svelte's own comes with sets and maps that follow along. */
export function media(query: string): { readonly current: boolean } {
  const list = matchMedia(query);
  let holds = $state(list.matches);
  $effect(() => {
    const look = (): void => void (holds = list.matches);
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  });
  return {
    get current() {
      return holds;
    },
  };
}
