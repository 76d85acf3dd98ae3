"""The one table of Telegram's numbers: what the local Telegram refuses, and what pacing is tested against."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number the local Telegram goes by.

    Rates are counted on the monotonic clock, ages and expiries on the sandbox's own clock. A rate of 0 is
    lifted. `window_slack` seconds are taken off a window of counting, because an even stream arrives with
    some jitter; so few that an even 31 a second do not pass.
    """

    # rates: messages sent, edits included
    all_per_second: int = 30
    private_burst: int = 5
    private_per_second: float = 1.0
    group_per_minute: int = 20
    window_slack: float = 0.02
    # the same getUpdates again within the first is answered with one update, within the second held back
    same_offset_single: float = 0.5
    same_offset_hold: float = 3.0
    # texts, in UTF-16 units once entities are parsed
    text: int = 4096
    caption: int = 1024
    entities: int = 100
    toast: int = 200
    # keyboards
    callback_data_bytes: int = 64
    inline_buttons: int = 100
    inline_row: int = 8
    reply_buttons: int = 300
    reply_row: int = 12
    placeholder: int = 64
    copy_text: int = 256
    # commands and profile
    commands: int = 100
    command_name: int = 32
    command_description: int = 256
    bot_name: int = 64
    bot_description: int = 512
    bot_short_description: int = 120
    start_payload: int = 64
    # ages, in seconds of the sandbox's clock
    callback_expires: float = 150.0
    update_kept: float = 24 * 3600.0
    delete_within: float = 48 * 3600.0
    # files, in bytes
    upload: int = 50 * 1024 * 1024
    photo: int = 10 * 1024 * 1024
    download: int = 20 * 1024 * 1024
    # intake
    updates_batch: int = 100
    poll_seconds: int = 50
    album: int = 10
    bulk_ids: int = 100
    webhook_retry_first: float = 1.0
    webhook_retry_longest: float = 60.0
    webhook_timeout: float = 60.0

    @classmethod
    def unlimited_rates(cls) -> Self:
        """The same table with every rate lifted, for benches."""
        return cls().without_rates()

    def without_rates(self) -> Self:
        """This table with every rate lifted and all other numbers kept."""
        return replace(
            self,
            all_per_second=0,
            private_burst=0,
            group_per_minute=0,
            same_offset_single=0.0,
            same_offset_hold=0.0,
        )
