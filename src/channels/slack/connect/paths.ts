/** Where Slack posts events, clicks and commands; the manifest says the same. */
export const EVENTS_PATH = '/slack/events'

/** Where Slack sends a browser back after an installation; it begins at `/slack/install`. */
export const REDIRECT_PATH = '/slack/oauth_redirect'
