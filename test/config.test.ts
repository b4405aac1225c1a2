import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  type Environment,
  loadEnvironment,
  openToOthers,
  readConfig,
  secretsOf,
} from '../src/config.ts'
import { renderEnvExample, SETTINGS } from '../src/settings.ts'

const KEY = 'k3yk3yk3yk3yk3yk3yk3yk3yk3yk3y-1'
const OLD_KEY = 'k3yk3yk3yk3yk3yk3yk3yk3yk3yk3y-0'
const CARRIER = { AT_USERNAME: 'mutual', AT_API_KEY: 'atsk_123', CALLBACK_KEY: KEY }

function accepted(environment: Environment, purpose?: 'serve' | 'command') {
  const read = readConfig(environment, purpose)
  if (!read.ok) throw new Error(read.faults.join('; '))
  return read.config
}

function faults(environment: Environment, purpose?: 'serve' | 'command'): string[] {
  const read = readConfig(environment, purpose)
  return read.ok ? [] : read.faults
}

describe('the settings', () => {
  it('start the sandbox when there are none', () => {
    expect(JSON.parse(JSON.stringify(accepted({})))).toEqual({
      mode: 'sandbox',
      operatorPhones: [],
      production: false,
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: '[secret]',
      publicUrl: null,
      callbackKeys: ['[secret]'],
      backups: null,
      backupRecipient: null,
      metrics: { host: '127.0.0.1', port: 9464, isOwn: false },
      limits: {
        phoneTurnsPerMinute: null,
        mutualTurnsPerMinute: null,
        phoneSmsPerHour: null,
        smsPrefixes: null,
      },
      office: { host: null, isHttps: false, signIns: null },
      keep: { calls: 90, texts: 400, bodies: 400 },
      logLevel: 'info',
      logKey: null,
      installation: { carriers: [], routes: [], wallets: [] },
      installationSecrets: [],
      commandToken: null,
      signInFolder: null,
    })
    expect(accepted({}).databaseUrl.reveal()).toBe('sqlite:data/mutual-line.db')
    expect(accepted({}).callbackKeys.map((key) => key.reveal())).toEqual(['sandbox'])
  })

  it.each([
    [{}, { host: null, isHttps: false, signIns: null }],
    [{ OFFICE: 'off' }, null],
    [CARRIER, null],
    [{ ...CARRIER, OFFICE: 'off' }, null],
    [
      { ...CARRIER, OFFICE: 'on' },
      { host: null, isHttps: false, signIns: 60 },
    ],
    [
      { ...CARRIER, OFFICE_HOST: 'office.example.org', PUBLIC_URL: 'https://line.example.org' },
      { host: 'office.example.org', isHttps: true, signIns: 60 },
    ],
  ])('open the office where it is wanted: %j', (environment, office) => {
    expect(accepted(environment).office).toEqual(office)
  })

  it('do not take an office that is off and has a name', () => {
    const both = { OFFICE: 'off', OFFICE_HOST: 'office.example.org' }
    expect(faults(both)).toEqual([expect.stringContaining('OFFICE_HOST names where it is')])
    expect(faults({ OFFICE_HOST: 'https://office' })).toEqual([
      expect.stringContaining('OFFICE_HOST is a host name'),
    ])
  })

  it('start the real service with a carrier, which the word sandbox does not open', () => {
    const config = accepted({ ...CARRIER, CALLBACK_KEY_PREVIOUS: OLD_KEY, AT_SENDER: '21512' })
    expect(config).toMatchObject({ mode: 'service', host: '0.0.0.0' })
    expect(config.callbackKeys.map((key) => key.reveal())).toEqual([KEY, OLD_KEY])
    expect(config.limits).toEqual({
      phoneTurnsPerMinute: 60,
      mutualTurnsPerMinute: 60_000,
      phoneSmsPerHour: 60,
      smsPrefixes: null,
    })
    const name = 'africastalking'
    const account = { username: 'mutual', apiKey: 'atsk_123', sender: '21512' }
    expect(config.installation.carriers).toMatchObject([{ name, kind: name, ...account }])
  })

  it('say where copies go, how many are kept, and where monitoring is let in', () => {
    const chosen = accepted({ BACKUP_DIR: '/mnt/b', BACKUP_KEEP: 'hourly=3,daily=0' })
    expect(chosen.backups).toEqual({ folder: '/mnt/b', keep: { hourly: 3, daily: 0 } })
    const usual = accepted({ BACKUP_DIR: '/mnt/b', METRICS_PORT: '9500', METRICS_HOST: '10.0.0.1' })
    expect(usual.backups?.keep).toEqual({ hourly: 24, daily: 14 })
    expect(usual.metrics).toEqual({ host: '10.0.0.1', port: 9500, isOwn: true })
    expect(accepted({ METRICS_PORT: 'off' }).metrics).toBeNull()
  })

  it.each(['sqlite:a.db', 'postgres://line:p@one:5433,two/mutual'])('copy %s', (url) => {
    expect(accepted({ BACKUP_DIR: '/mnt/b', DATABASE_URL: url }).backups?.folder).toBe('/mnt/b')
  })

  it.each([
    ['BACKUP_KEEP', 'hourly=24'],
    ['BACKUP_KEEP', 'daily=14,hourly=24'],
    ['BACKUP_KEEP', 'hourly=-1,daily=14'],
    ['BACKUP_AGE_RECIPIENT', 'AGE-SECRET-KEY-1QQQ'],
    ['METRICS_PORT', '65536'],
    ['METRICS_PORT', 'on'],
    ['BACKUP_DIRS', '/mnt/b'],
  ])('refuse %s=%s', (name, value) => {
    expect(faults({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}`))])
  })

  it('count as absent when they are empty', () => {
    expect(accepted({ AT_USERNAME: '', AT_API_KEY: '', PORT: '', NODE_ENV: '' })).toMatchObject({
      mode: 'sandbox',
      port: 3000,
    })
  })

  it('may lack for a command what only a running service needs', () => {
    const config = accepted({ NODE_ENV: 'production' }, 'command')
    expect(config).toMatchObject({ mode: 'service', callbackKeys: [] })
  })

  const wrong: [string, Environment, string[]][] = [
    ['a port that is none', { PORT: '80a' }, ['PORT']],
    ['a port too large', { PORT: '65536' }, ['PORT']],
    ['a database of another kind', { DATABASE_URL: 'mysql://db' }, ['DATABASE_URL']],
    ['a database in memory', { DATABASE_URL: 'sqlite::memory:' }, ['DATABASE_URL']],
    ['a level nobody knows', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['an environment nobody knows', { NODE_ENV: 'prod' }, ['NODE_ENV']],
    ['an address that is none', { PUBLIC_URL: 'mutual.example' }, ['PUBLIC_URL']],
    ['a key too short', { ...CARRIER, CALLBACK_KEY: KEY.slice(1) }, ['CALLBACK_KEY']],
    ['a key that no path can hold', { ...CARRIER, CALLBACK_KEY: `${KEY}/` }, ['CALLBACK_KEY']],
    ['a key out of a guide', { CALLBACK_KEY: `change-me-${KEY}` }, ['CALLBACK_KEY']],
    ['a real carrier without key', { ...CARRIER, CALLBACK_KEY: undefined }, ['CALLBACK_KEY']],
    ['an old key alone', { CALLBACK_KEY_PREVIOUS: KEY }, ['CALLBACK_KEY']],
    ['a carrier’s key alone', { AT_API_KEY: 'a', CALLBACK_KEY: KEY }, ['AT_USERNAME']],
    ['a carrier’s name alone', { AT_USERNAME: 'a', CALLBACK_KEY: KEY }, ['AT_API_KEY']],
    ['a sender alone', { AT_SENDER: '21512', CALLBACK_KEY: KEY }, ['AT_USERNAME']],
    ['a slip in a name', { AT_APIKEY: 'a' }, ['AT_APIKEY']],
    ['no carrier in production', { NODE_ENV: 'production' }, ['AT_USERNAME', 'CALLBACK_KEY']],
    ['the word sandbox for a key', { ...CARRIER, CALLBACK_KEY: 'sandbox' }, ['CALLBACK_KEY']],
    [
      'a test account in production',
      { ...CARRIER, NODE_ENV: 'production', AT_USERNAME: 'sandbox' },
      ['AT_USERNAME'],
    ],
    [
      'an open address in production',
      { ...CARRIER, NODE_ENV: 'production', PUBLIC_URL: 'http://mutual.example' },
      ['PUBLIC_URL'],
    ],
    ['several at once', { PORT: 'x', LOG_LEVEL: 'y' }, ['PORT', 'LOG_LEVEL']],
  ]
  it.each(wrong)('refuse %s in a line that names it', (_what, environment, names) => {
    const found = faults(environment)
    expect(found.map((fault) => fault.split(' ')[0])).toEqual(names)
    for (const fault of found) expect(fault).not.toContain('\n')
  })

  it('say no value when they refuse it', () => {
    const values = {
      PORT: 'hidden!',
      CALLBACK_KEY: 'hidden!',
      PUBLIC_URL: 'hidden!',
      AT_SENDER: 'hidden!',
    }
    expect(new Set(faults(values).map((fault) => fault.split(' ')[0])).size).toBe(4)
    expect(faults(values).join()).not.toContain('hidden!')
  })

  it('show no secret when they are printed', () => {
    const config = accepted({
      ...CARRIER,
      LOG_KEY: 'log-key-log-key-log',
      DATABASE_URL: 'postgres://user:p%40ss@db/mutual',
    })
    const printed = [JSON.stringify(config), inspect(config, { depth: 9 }), String(config.logKey)]
    const secrets = [KEY, 'log-key-log-key-log', 'atsk_123', 'p%40ss', 'p@ss']
    expect(secretsOf(config)).toEqual(secrets)
    for (const text of secrets) expect(printed.join()).not.toContain(text)
  })

  it('come from .env, and the environment wins', () => {
    const directory = mkdtempSync(join(tmpdir(), 'settings-'))
    writeFileSync(join(directory, '.env'), 'AT_USERNAME="from file" # a remark\nHOME=nowhere\n')
    const environment = loadEnvironment(directory)
    expect(environment['AT_USERNAME']).toBe('from file')
    expect(environment['HOME']).not.toBe('nowhere')
    expect(process.env['AT_USERNAME']).toBeUndefined()
  })

  it.each([
    [0o600, null],
    [0o400, null],
    [0o640, 'chmod 600 .env'],
    [0o604, 'chmod 600 .env'],
    [0o620, 'chmod 600 .env'],
  ])('in a file of mode %i keep a service from starting: %s', (mode, why) => {
    const directory = mkdtempSync(join(tmpdir(), 'settings-'))
    expect(openToOthers(directory)).toBeNull()
    writeFileSync(join(directory, '.env'), 'AT_USERNAME=x\n')
    chmodSync(join(directory, '.env'), mode)
    if (why === null) expect(openToOthers(directory)).toBeNull()
    else expect(openToOthers(directory)).toContain(why)
  })
})

describe('limits', () => {
  it('are taken as they are set, and off for none, in a sandbox too', () => {
    const set = {
      PHONE_TURNS_PER_MINUTE: '5',
      PHONE_SMS_PER_HOUR: 'off',
      SMS_PREFIXES: '+254,+2557',
    }
    const limits = { phoneTurnsPerMinute: 5, phoneSmsPerHour: null, smsPrefixes: ['+254', '+2557'] }
    expect(accepted({ ...CARRIER, ...set }).limits).toEqual({
      ...limits,
      mutualTurnsPerMinute: 60_000,
    })
    expect(accepted(set).limits).toEqual({ ...limits, mutualTurnsPerMinute: null })
    const keep = { KEEP_CALLS_DAYS: '7', KEEP_TEXTS_DAYS: 'off' }
    expect(accepted(keep).keep).toEqual({ calls: 7, texts: null, bodies: 400 })
  })

  it.each([
    ['PHONE_TURNS_PER_MINUTE', '0'],
    ['PHONE_TURNS_PER_MINUTE', '-1'],
    ['MUTUAL_TURNS_PER_MINUTE', '1.5'],
    ['PHONE_SMS_PER_HOUR', 'many'],
    ['SMS_PREFIXES', '254'],
    ['SMS_PREFIXES', '+254 +255'],
    ['KEEP_CALLS_DAYS', '0'],
    ['KEEP_TEXTS_DAYS', '1.5'],
    ['KEEP_BODIES_DAYS', 'ever'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(faults({ [name]: value })).toEqual([expect.stringContaining(name)])
  })
})

describe('.env.example', () => {
  it('lists every setting with its description', async () => {
    for (const [name, schema] of Object.entries(SETTINGS.shape)) {
      expect(schema.description, name).toMatch(/^[A-Z].*\.$/)
    }
    await expect(renderEnvExample()).toMatchFileSnapshot('../.env.example')
  })
})
