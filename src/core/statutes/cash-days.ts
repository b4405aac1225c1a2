/** Days that may have passed since cash was paid, where the statutes do not say. */
export const CASH_DAYS_BACK = 7

/** The most that statutes may say: what is older than a month is no longer remembered. */
export const CASH_DAYS_BACK_MOST = 31
