/** Where whoever runs the service sees how it is. */
export const INSTALLATION = '/office/installation'
