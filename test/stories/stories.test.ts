import { tellStories } from './tell.ts'

/** `npx vitest run test/stories -u` writes down what happens now, to be read in the diff. */
tellStories('sqlite')
