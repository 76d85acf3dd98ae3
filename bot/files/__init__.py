"""The files that leave the forum, a writer each; bot/exports.py says which there are and puts them in their places."""
