import express from 'express'
import { CALLBACK_PATH, PAID_PATH, SMS_PATH } from '../calls.ts'
import { serve } from './listen.ts'

/** The least that an Express server can do with a form, or with JSON: say it back. */
const app = express()
app.post(PAID_PATH, express.json(), (request, response) => {
  response.json(request.body)
})
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
