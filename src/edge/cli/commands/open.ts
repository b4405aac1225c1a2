import { open } from '../../../app/acts/reminders.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const openCommand = actCommand(open, {
  details: [
    'Before it reminders, digests and notices of standing are not sent, and none is kept for ' +
      'later. Answers, receipts, notices of security, codes and alerts always leave.',
  ],
  arguments: { mutual: 'CODE' },
  json: JSON_OBJECT,
  examples: ['open jappo --on 2026-03-09'],
  print: ({ mutual: { code }, day, members }, { on }) => {
    const who = members === 1 ? '1 member hears' : `${members} members hear`
    return {
      json: { mutual: code, messagesFrom: on, firstDay: day, members },
      lines: [
        `messages of ${code} leave by themselves from ${on} on`,
        `on ${day} ${who} of something, by what is known now: ` +
          `mutual-line reminders list --mutual ${code} --on ${day}`,
      ],
    }
  },
})
