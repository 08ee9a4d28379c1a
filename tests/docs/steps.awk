# Cuts a page into steps, numbered files in `out`: NNN.file (with NNN.name), NNN.sh (commands), NNN.text (what the commands before must print).
/^`[A-Za-z0-9.\/-]+`.*:$/ { split($0, part, "`"); name = part[2]; next }
/^```/ && !inside {
    inside = 1
    kind = substr($0, 4)
    base = sprintf("%s/%03d", out, ++step)
    file = base "." (name != "" ? "file" : kind == "sh" ? "sh" : kind == "text" ? "text" : "other")
    printf "" > file
    if (name != "") print name > (base ".name")
    name = ""
    next
}
/^```/ { inside = 0; close(file); next }
inside { print > file }
