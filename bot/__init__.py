"""The machinery that keeps the bot's word: intake, outbox, forms, texts, clock, exports, sandbox."""
