# The badge
badge-button = 🎫 Badge
badge-caption =
    Badge of <b>{ $name }</b>, { $municipality }
    Good until { $time }; an usher reads it at the door.
badge-renew = 🔄 Renew the badge
badge-for-ushers = This is a badge; the ushers read it at the door.
error-badge-forged = This badge is not valid. Please open a new one under “My account”, or search by name.
error-badge-expired = This badge has expired. Its owner may tap “Renew the badge” below it.
