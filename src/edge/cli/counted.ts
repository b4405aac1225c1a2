/** `1 unpaid period`, `3 unpaid periods`: how many of something, for words that take an s. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
