import { type HttpResponse, json, text } from './http.ts'

/** The page of a firewall before the operator: what it means for the request is not known. */
const REJECTED = `<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1234567890123456789</body></html>`

/** Faults that every operator has. */
export const COMMON_FAULTS: Readonly<Record<string, () => HttpResponse>> = {
  '500': () => text(500, ''),
  '502': () => text(502, '<html><body><h1>502 Bad Gateway</h1></body></html>', 'text/html'),
  '503': () => text(503, 'Service Unavailable'),
  html: () => text(200, REJECTED, 'text/html'),
  'html-403': () => text(403, REJECTED, 'text/html'),
  'not-json': () => json(200, '{"ResponseCode":"0"'),
  hang: () => ({ status: 0, headers: {}, body: '', fate: 'hang' }),
  cut: () => ({ status: 0, headers: {}, body: '', fate: 'cut' }),
}
