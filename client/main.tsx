import './kit/base.css'
import { openApp } from './app.tsx'

openApp()
