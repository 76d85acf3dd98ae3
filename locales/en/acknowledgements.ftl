# Saying that something has arrived
received-button = Received
received-done = ✓ Noted as received
received-noted = Noted as received, thank you.
toast-received = Noted, thank you
toast-received-before = Noted before
