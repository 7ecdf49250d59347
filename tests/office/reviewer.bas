' A reviewer at LibreOffice, who does what a list of acts says, one a line,
' with tabs between an act's words:
'
'     open FILE            close               save FILE (its ending: the format)
'     track on|off         accept              reject
'     replace WORDS NEW    where they first stand outside the contents
'     split WORDS          their paragraph, before them
'     add WORDS NEW        a paragraph after theirs
'     remove WORDS         their paragraph
'
' LIST.done says that all is done; LIST.wrong says what went wrong, after which
' nothing more is done.

Dim document As Object

Sub Play(list As String)
    Dim handle As Integer, act As String

    On Error GoTo Wrong
    handle = FreeFile
    Open list For Input As #handle
    Do While Not Eof(handle)
        Line Input #handle, act
        If act <> "" Then Perform(Split(act, Chr(9)))
    Loop
    Close #handle
    Report(list & ".done", "")
    StarDesktop.terminate()
    Exit Sub
Wrong:
    Report(list & ".wrong", act & ": " & Error$)
    StarDesktop.terminate()
End Sub

Sub Report(file As String, words As String)
    Dim handle As Integer

    handle = FreeFile
    Open file For Output As #handle
    Print #handle, words
    Close #handle
End Sub

Sub Perform(words)
    Select Case words(0)
    Case "open"
        document = StarDesktop.loadComponentFromURL( _
            ConvertToUrl(words(1)), "_blank", 0, Array(Setting("Hidden", True)))
    Case "close"
        document.close(True)
    Case "save"
        document.storeToURL(ConvertToUrl(words(1)), _
            Array(Setting("FilterName", FilterFor(words(1)))))
    Case "track"
        document.RecordChanges = (words(1) = "on")
    Case "accept"
        Dispatch(".uno:AcceptAllTrackedChanges")
    Case "reject"
        Dispatch(".uno:RejectAllTrackedChanges")
    Case Else
        Edit(words, Found(words(1)))
    End Select
End Sub

Sub Edit(words, place)
    Dim cursor As Object

    cursor = place.Text.createTextCursorByRange(place.Start)
    Select Case words(0)
    Case "replace"
        place.String = words(2)
    Case "split"
        place.Text.insertControlCharacter(cursor, 0, False)
    Case "add"
        cursor.gotoEndOfParagraph(False)
        place.Text.insertControlCharacter(cursor, 0, False)
        place.Text.insertString(cursor, words(2), False)
    Case "remove"
        cursor.gotoStartOfParagraph(False)
        cursor.gotoNextParagraph(True)
        cursor.String = ""
    Case Else
        Error 5
    End Select
End Sub

Function Found(words As String)
    Dim search As Object, place As Object

    search = document.createSearchDescriptor()
    search.SearchString = words
    search.SearchCaseSensitive = True
    place = document.findFirst(search)
    Do While Not IsNull(place)
        If IsEmpty(place.DocumentIndex) Then
            Found = place
            Exit Function
        End If
        place = document.findNext(place.End, search)
    Loop
    Error 5
End Function

Sub Dispatch(command As String)
    Dim helper As Object

    helper = createUnoService("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch( _
        document.CurrentController.Frame, command, "", 0, Array())
End Sub

Function FilterFor(file As String) As String
    FilterFor = IIf(Right(file, 4) = ".odt", "writer8", "MS Word 2007 XML")
    If Right(file, 4) = ".pdf" Then FilterFor = "writer_pdf_Export"
    If Right(file, 4) = ".txt" Then FilterFor = "Text (encoded)"
End Function

Function Setting(name As String, value)
    Dim one As New com.sun.star.beans.PropertyValue

    one.Name = name
    one.Value = value
    Setting = one
End Function
