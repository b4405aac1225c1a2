import express from 'express'
import { CALLBACK_PATH, SMS_PATH } from '../calls.ts'
import { serve } from './listen.ts'

/** The least that an Express server can do with the form: say it back. */
const app = express()
app.use(express.urlencoded({ extended: false }))
app.post(CALLBACK_PATH, (request, response) => {
  const { text } = request.body as { text: string }
  response.type('text/plain').send(`CON ${text}`)
})
app.post(SMS_PATH, (request, response) => {
  const { text } = request.body as { text: string }
  response.type('text/plain').send(text)
})
serve(app)
