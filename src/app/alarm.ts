/** Rung by whatever changes when jobs are due, through every door; jobs that sleep hear it. */
export type Alarm = {
  ring(): void
  /** Whether it was rung since it was asked last. */
  wasRung(): boolean
}

/** The alarm of one process. */
export function createAlarm(): Alarm {
  let isRung = false
  return {
    ring: () => {
      isRung = true
    },
    wasRung: () => {
      const was = isRung
      isRung = false
      return was
    },
  }
}
