/** The shapes of docs/protocol.md. What is optional there is optional here; nothing is ever null. */
export type * from './words';
export type * from './meeting';
export type * from './proposal';
export type * from './ballot';
export type * from './groups';
export type * from './board';
export type * from './line';
