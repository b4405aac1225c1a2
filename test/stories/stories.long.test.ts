import { tellStories } from './tell.ts'

tellStories('postgres')
