/** Every screen there is: a destination that is none of these does not compile. */
export type ScreenName = 'language' | 'main'
