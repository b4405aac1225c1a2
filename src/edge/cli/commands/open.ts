import { openMessages } from '../../../app/reminders/open-messages.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption } from '../values.ts'

export const openCommand: Command = {
  name: 'open',
  kind: 'write',
  describe: 'sets the first day on which messages of a mutual leave by themselves',
  details: [
    'Before it reminders, digests and notices of standing are not sent, and none is kept for ' +
      'later. Answers, receipts, notices of security, codes and alerts always leave.',
  ],
  arguments: [{ name: 'CODE', describe: 'the mutual' }],
  options: [{ flags: '--on <date>', describe: 'the first day', required: true }, JSON_OBJECT],
  examples: ['open jappo --on 2026-03-09'],
  run: async ({ ports, actor }, input, io) => {
    const on = dayOption(input, 'on', io)
    if (!on) return 1
    const opened = await openMessages(ports, input.text('code') ?? '', { on, actor })
    if (!opened.ok) return refuse(io, refusalText(opened.refusal))
    const { mutual, day, members } = opened.value
    const json = { mutual: mutual.code, messagesFrom: on, firstDay: day, members }
    const who = members === 1 ? '1 member hears' : `${members} members hear`
    printEither(io, input, json, [
      `messages of ${mutual.code} leave by themselves from ${on} on`,
      `on ${day} ${who} of something, by what is known now: ` +
        `mutual-line reminders list --mutual ${mutual.code} --on ${day}`,
    ])
    return 0
  },
}
