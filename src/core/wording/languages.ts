// Every language there is: a file beside this one, and its line here. All else follows, the type
// of languages included. The names are the codes of ISO 639-1, in which files name them.
export { en } from './en.ts'
export { fr } from './fr.ts'
export { sw } from './sw.ts'
