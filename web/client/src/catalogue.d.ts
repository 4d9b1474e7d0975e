/** A part of the catalogue of a language: `catalogue.ts` beside the build's settings makes it. */
declare module 'words:*' {
  const words: unknown;
  export default words;
}
