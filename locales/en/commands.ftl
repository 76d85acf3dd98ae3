# Descriptions of the commands of the forum's work
command-feedback = Rate the sessions
command-recommend = Put a recommendation on record
command-recommendations = Recommendations: read, search, support
command-announce = Send an announcement
command-export = Export files
