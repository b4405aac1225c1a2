/** What the page's modules hand to each other. Only the type checker reads this file. */

export type Role = 'member' | 'clinic' | 'association' | 'manager'

export type Person = {
  readonly role: Role
  readonly name: string
  readonly phone: string
  readonly number?: string
  readonly mutual: string
  readonly serviceCode: string
}

/** An SMS that a phone received. `at` is UTC in ISO form. */
export type Message = {
  readonly at: string
  readonly from: string
  readonly text: string
  readonly parts: number
}

/** A payment request that waits on a phone. `amount` is in minor units. */
export type Prompt = {
  readonly id: string
  readonly amount: number
  readonly currency: string
  readonly payee: string
  readonly reference: string
}

export type PromptAnswer = 'approve' | 'refuse' | 'no-funds' | 'ignore'

/** What a mobile-money operator tells the mutual; null when it stays silent. */
export type Notice = Readonly<Record<string, unknown>> | null

export type SoftKey = { readonly label: string; act(): void }

/** One thing that the phone shows. Every key goes to the view that is shown. */
export type View = {
  readonly name: string
  readonly body: readonly HTMLElement[]
  /** Announced to a screen reader. */
  readonly said?: string
  /** Focused when the view is shown. */
  readonly first?: HTMLElement | undefined
  /** What up and down walk through. */
  readonly items?: readonly HTMLElement[]
  /** Takes digits unless `type` does. */
  readonly field?: TextField
  /** A payment request may come over it. */
  readonly interruptible?: boolean
  readonly left?: SoftKey
  readonly right?: SoftKey
  ok?(): void
  call?(): void
  end?(): void
  /** True when the key is used up; else it goes to the field. */
  type?(key: string): boolean
  erase?(): boolean
  /** Called when the clock ticks and when the phone was looked at again. */
  update?(): void
}

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** One side of what passed between a carrier or operator and the mutual. */
export type Passed = { readonly label: string; readonly text: string }

export type LineEvent = {
  readonly kind: 'call' | 'text' | 'sms' | 'pay' | 'clock'
  readonly text: string
  /** Whose phone it was; absent, the one that is held. Null leaves the name out. */
  readonly who?: string | null
  readonly passed?: readonly Passed[]
}

export type Step = 'pay' | 'check' | 'time' | 'monday'

export type Phone = {
  show(view: View): void
  focus(): void
  labelLeft(label: string): void
  view(): View
}

export type Handset = {
  refresh(): Promise<void>
  /** Whose phone it is. Nothing on the phone can be used before one is chosen. */
  person(): Person
  chosen(): boolean
  choose(person: Person): void
  messages(): readonly Message[]
  isRead(message: Message): boolean
  unread(): number
  markRead(message: Message): void
  prompt(): Prompt | undefined
  markAnswered(prompt: Prompt): void
}

export type Clock = {
  now(): Date
  zone(): string
  read(): Promise<void>
  /** Moves the clock by a request of `/sandbox/clock`; false when it did not move. */
  move(request: object): Promise<boolean>
  follow(phone: string): void
}

export type Ussd = {
  dial(serviceCode: string, text: string): void
  hangUp(): void
  open(): boolean
}

/** What views and calls may use. */
export type Desk = {
  readonly phone: Phone
  readonly handset: Handset
  readonly clock: Clock
  readonly ussd: Ussd
  fault(error: unknown): void
  log(event: LineEvent): void
  tried(step: Step): void
  refresh(): Promise<void>
  status(): void
  interrupt(): void
  examples(): readonly Person[]
  home(): void
  notice(text: string): void
  inbox(): void
  compose(): void
  payBill(): void
}
