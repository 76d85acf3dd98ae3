"""What people can do, one file per thing: the conversations."""
