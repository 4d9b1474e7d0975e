/** A file that this page made, saved to the device. */
export function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken it up by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
